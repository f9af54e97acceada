#include "winnow_cld2.h"

#include <stdio.h>

// CLD2 uses FILE without including stdio.h, hence the order.
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" winnow_cld2_result winnow_cld2_detect(const char *text, int length,
                                                 const char *language_hint) {
  CLD2::CLDHints hints = {
      nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
      language_hint ? CLD2::GetLanguageFromName(language_hint) : CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int text_bytes = 0;
  int valid_prefix_bytes = 0;
  bool reliable = false;
  CLD2::Language language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text, length, true, &hints, 0, languages, percents, scores, nullptr, &text_bytes, &reliable,
      &valid_prefix_bytes);
  return {CLD2::LanguageCode(language), percents[0], reliable ? 1 : 0};
}
