#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A reusable simdjson parser with the buffers it needs; use one from one thread at a time.
typedef struct winnow_json_parser winnow_json_parser;

/// Makes a parser, or returns NULL when memory is short.
winnow_json_parser *winnow_json_parser_new(void);

/// Frees a parser.
void winnow_json_parser_free(winnow_json_parser *parser);

/// What a member of the parsed object holds.
typedef enum {
  WINNOW_JSON_ABSENT = 0,
  WINNOW_JSON_STRING = 1,
  WINNOW_JSON_INTEGER = 2,
  WINNOW_JSON_NULL = 3,
  WINNOW_JSON_OTHER = 4
} winnow_json_kind;

/// Parses one JSON object. Returns NULL on success, else a static description of what is wrong.
/// The object can be asked for its members until the next call.
const char *winnow_json_parse_object(winnow_json_parser *parser, const uint8_t *bytes,
                                     size_t length);

/// Looks up one member. A string comes back as UTF-8 in `text` and `length`, owned by the parser
/// and valid until the next parse; an integer in `integer`. If the key occurs twice, the first counts.
winnow_json_kind winnow_json_member(winnow_json_parser *parser, const char *key,
                                    const uint8_t **text, size_t *length, int64_t *integer);

/// Looks up a string member of an object member ("headers", "content-type"), names compared without case.
winnow_json_kind winnow_json_nested_member(winnow_json_parser *parser, const char *object_key,
                                           const char *key, const uint8_t **text, size_t *length);

#ifdef __cplusplus
}
#endif
