#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// The most likely language of a text, as CLD2 sees it.
typedef struct {
  /// ISO 639 code, lower case, perhaps with a script or region ("zh-Hant"); "un" for unknown. Static storage.
  const char *code;
  /// Share of the text in that language, in percent.
  int percent;
  /// 1 if CLD2 calls the result reliable.
  int reliable;
} winnow_cld2_result;

/// Detects the language of `length` bytes of UTF-8. Invalid UTF-8 ends the text that is looked at.
/// `language_hint` is an ISO 639 code or NULL. Thread-safe.
winnow_cld2_result winnow_cld2_detect(const char *text, int length, const char *language_hint);

#ifdef __cplusplus
}
#endif
