// The system's clock as a test sets it, for a program that was started with LD_PRELOAD naming this library.
//
// CLOCK_SHIFT_FILE names a file of eight bytes, the milliseconds by which the clock is off; whoever changes them makes it
// jump. Waits that end at a time of that clock end as the kernel would end them after a jump: earlier or later.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

#define SECOND INT64_C(1000000000)
// How long a wait goes without looking for a jump.
#define SLICE (SECOND / 50)

typedef int timed_wait(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);

static const volatile int64_t *milliseconds;
static timed_wait *wait_until;

__attribute__((constructor)) static void begin(void) {
  wait_until = (timed_wait *)dlvsym(RTLD_NEXT, "pthread_cond_timedwait", "GLIBC_2.3.2");
  const char *path = getenv("CLOCK_SHIFT_FILE");
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *bytes = mmap(NULL, sizeof *milliseconds, PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (bytes != MAP_FAILED) milliseconds = bytes;
}

static int64_t shift(void) { return milliseconds ? *milliseconds * 1000000 : 0; }
static int64_t nanoseconds(const struct timespec *time) { return time->tv_sec * SECOND + time->tv_nsec; }

static void set(struct timespec *time, int64_t value) {
  time->tv_sec = value / SECOND;
  time->tv_nsec = value % SECOND;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  long result = syscall(SYS_clock_gettime, clock, time);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
    set(time, nanoseconds(time) + shift());
  return (int)result;
}

int gettimeofday(struct timeval *restrict value, void *restrict zone) {
  (void)zone;
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  value->tv_sec = time.tv_sec;
  value->tv_usec = time.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *value) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  if (value) *value = time.tv_sec;
  return time.tv_sec;
}

int timespec_get(struct timespec *time, int base) {
  if (base != TIME_UTC) return 0;
  clock_gettime(CLOCK_REALTIME, time);
  return base;
}

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *end) {
  // glibc's mark of a condition that waits by the monotonic clock.
  if (condition->__data.__wrefs & 2) return wait_until(condition, mutex, end);
  while (1) {
    struct timespec now, slice;
    syscall(SYS_clock_gettime, CLOCK_REALTIME, &now);
    int64_t rest = nanoseconds(end) - shift() - nanoseconds(&now);
    set(&slice, nanoseconds(&now) + (rest < SLICE ? rest : SLICE));
    int result = wait_until(condition, mutex, &slice);
    if (result != ETIMEDOUT || rest <= SLICE) return result;
  }
}

// In glibc the conditions and mutexes of C11 are those of POSIX.
int cnd_timedwait(cnd_t *condition, mtx_t *mutex, const struct timespec *end) {
  switch (pthread_cond_timedwait((pthread_cond_t *)condition, (pthread_mutex_t *)mutex, end)) {
    case 0: return thrd_success;
    case ETIMEDOUT: return thrd_timedout;
    default: return thrd_error;
  }
}
