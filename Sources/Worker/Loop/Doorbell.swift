import Glibc

/// Lets a thread wait until another rings, or time is up.
///
/// By the clock that nobody sets: semaphores of Dispatch wait by the system's on Linux, and for an hour more where it is put
/// back by an hour meanwhile.
///
/// `@unchecked Sendable`: what is shared is behind the lock.
final class Doorbell: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var isRung = false

  init() {
    pthread_mutex_init(lock, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(lock)
    condition.deallocate()
    lock.deallocate()
  }

  /// Ends a wait, now or the next.
  func ring() {
    pthread_mutex_lock(lock)
    isRung = true
    pthread_cond_signal(condition)
    pthread_mutex_unlock(lock)
  }

  /// Forgets that it rang.
  func silence() {
    pthread_mutex_lock(lock)
    isRung = false
    pthread_mutex_unlock(lock)
  }

  /// Waits until it rings, or has rung since it was silenced.
  ///
  /// - Returns: whether it did in time.
  @discardableResult
  func wait(milliseconds: Int64) -> Bool {
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &end)
    let nanoseconds = Int64(end.tv_nsec) + milliseconds % 1_000 * 1_000_000
    end.tv_sec += Int(milliseconds / 1_000 + nanoseconds / 1_000_000_000)
    end.tv_nsec = Int(nanoseconds % 1_000_000_000)
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while !isRung {
      guard pthread_cond_timedwait(condition, lock, &end) == 0 else { return isRung }
    }
    return true
  }
}
