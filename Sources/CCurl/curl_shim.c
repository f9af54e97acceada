#include "winnow_curl.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  char *bytes;
  size_t count, capacity;
} buffer;

static size_t take(char *bytes, size_t one, size_t count, void *context) {
  (void)one;
  buffer *answer = context;
  if (count > answer->capacity - answer->count) return 0;
  memcpy(answer->bytes + answer->count, bytes, count);
  answer->count += count;
  return count;
}

void winnow_curl_begin(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

long winnow_curl_post(const char *url, const char *credentials, const char *form, long seconds, char *answer, size_t capacity,
                      size_t *count, char *reason) {
  CURL *curl = curl_easy_init();
  if (!curl) {
    snprintf(reason, WINNOW_CURL_REASON, "libcurl could not start");
    return 0;
  }
  buffer taken = {answer, 0, capacity};
  char said[CURL_ERROR_SIZE] = "";
  long status = 0;
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
  curl_easy_setopt(curl, CURLOPT_USERPWD, credentials);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds);
  // Signals belong to the program.
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, said);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &taken);
  CURLcode code = curl_easy_perform(curl);
  if (code == CURLE_OK) {
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    *count = taken.count;
  } else if (code == CURLE_WRITE_ERROR) {
    snprintf(reason, WINNOW_CURL_REASON, "the answer is longer than %zu bytes", capacity);
  } else {
    snprintf(reason, WINNOW_CURL_REASON, "%s", said[0] ? said : curl_easy_strerror(code));
    if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_ISSUER_ERROR) status = WINNOW_CURL_UNTRUSTED;
  }
  curl_easy_cleanup(curl);
  return status;
}
