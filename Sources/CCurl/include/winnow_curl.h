#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that a reason takes, its end included.
#define WINNOW_CURL_REASON 256
/// No HTTP status.
#define WINNOW_CURL_UNTRUSTED -1L

/// Posts a form over HTTP or HTTPS with basic authentication (RFC 7617), and reads the answer. Redirections are not followed;
/// server certificate and host name are verified against the system's authorities. Thread-safe after
/// `winnow_curl_begin`.
///
/// `credentials` is `user:password`. At most `capacity` bytes of the answer are taken; a longer one is an error. Returns the
/// HTTP status and sets `count`, or returns 0 with a `reason`; `WINNOW_CURL_UNTRUSTED` with one where the server's
/// certificate is not to be trusted.
long winnow_curl_post(const char *url, const char *credentials, const char *form, long seconds, char *answer, size_t capacity,
                      size_t *count, char *reason);

/// Makes libcurl ready; to be called once, before anything else.
void winnow_curl_begin(void);

#ifdef __cplusplus
}
#endif
