// Loaded before librdkafka by `Tests/sanitize thread`: passes the C11 threads and locks that it uses on to those of POSIX.
//
// The thread sanitizer watches the POSIX functions alone. A thread that thrd_create starts is unknown to it, and the first
// callback in Swift on such a thread ends the process. In glibc both kinds are the same things under two names.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <threads.h>

struct start {
  thrd_start_t function;
  void *argument;
};

static void *begin(void *given) {
  struct start start = *(struct start *)given;
  free(given);
  return (void *)(long)start.function(start.argument);
}

int thrd_create(thrd_t *thread, thrd_start_t function, void *argument) {
  struct start *start = malloc(sizeof *start);
  if (!start) return thrd_nomem;
  *start = (struct start){function, argument};
  if (pthread_create(thread, NULL, begin, start) == 0) return thrd_success;
  free(start);
  return thrd_error;
}

int thrd_join(thrd_t thread, int *result) {
  void *value;
  if (pthread_join(thread, &value)) return thrd_error;
  if (result) *result = (int)(long)value;
  return thrd_success;
}

int mtx_init(mtx_t *lock, int kind) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  if (kind & mtx_recursive) pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
  int error = pthread_mutex_init((pthread_mutex_t *)lock, &attributes);
  pthread_mutexattr_destroy(&attributes);
  return error ? thrd_error : thrd_success;
}

int mtx_lock(mtx_t *lock) { return pthread_mutex_lock((pthread_mutex_t *)lock) ? thrd_error : thrd_success; }
int mtx_unlock(mtx_t *lock) { return pthread_mutex_unlock((pthread_mutex_t *)lock) ? thrd_error : thrd_success; }
void mtx_destroy(mtx_t *lock) { pthread_mutex_destroy((pthread_mutex_t *)lock); }

int cnd_init(cnd_t *condition) { return pthread_cond_init((pthread_cond_t *)condition, NULL) ? thrd_error : thrd_success; }
int cnd_signal(cnd_t *condition) { return pthread_cond_signal((pthread_cond_t *)condition) ? thrd_error : thrd_success; }
int cnd_broadcast(cnd_t *condition) {
  return pthread_cond_broadcast((pthread_cond_t *)condition) ? thrd_error : thrd_success;
}
int cnd_wait(cnd_t *condition, mtx_t *lock) {
  return pthread_cond_wait((pthread_cond_t *)condition, (pthread_mutex_t *)lock) ? thrd_error : thrd_success;
}
int cnd_timedwait(cnd_t *condition, mtx_t *lock, const struct timespec *until) {
  switch (pthread_cond_timedwait((pthread_cond_t *)condition, (pthread_mutex_t *)lock, until)) {
    case 0: return thrd_success;
    case ETIMEDOUT: return thrd_timedout;
    default: return thrd_error;
  }
}
void cnd_destroy(cnd_t *condition) { pthread_cond_destroy((pthread_cond_t *)condition); }

// Swift's Mutex takes its lock by an atomic that the sanitizer sees, but waits for one that is taken in the kernel, which it
// does not see: what the lock's holder did is told to it here. The method's self, the lock's address, is swiftcall's context.
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

// Not there in processes without the sanitizer, as the tool that starts the tests.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

SWIFT void lock_slow(uint32_t thread, SELF void *lock) __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
SWIFT void unlock_slow(SELF void *lock) __asm__("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");

SWIFT void lock_slow(uint32_t thread, SELF void *lock) {
  SWIFT void (*next)(uint32_t, SELF void *) = dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
  next(thread, lock);
  if (__tsan_acquire) __tsan_acquire(lock);
}

SWIFT void unlock_slow(SELF void *lock) {
  SWIFT void (*next)(SELF void *) = dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV11_unlockSlowyyF");
  if (__tsan_release) __tsan_release(lock);
  next(lock);
}
