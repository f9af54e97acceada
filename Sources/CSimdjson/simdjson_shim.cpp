#include "winnow_simdjson.h"

#include <new>
#include <simdjson.h>

struct winnow_json_parser {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
};

extern "C" winnow_json_parser *winnow_json_parser_new(void) {
  return new (std::nothrow) winnow_json_parser();
}

extern "C" void winnow_json_parser_free(winnow_json_parser *parser) { delete parser; }

extern "C" const char *winnow_json_parse_object(winnow_json_parser *parser, const uint8_t *bytes,
                                                size_t length) {
  simdjson::dom::element root;
  // The input is copied into padded memory: ours may end at a page border.
  auto error = parser->parser.parse(reinterpret_cast<const char *>(bytes), length, true).get(root);
  if (error) return simdjson::error_message(error);
  if (root.get(parser->object)) return "The JSON value is not an object.";
  return nullptr;
}

static winnow_json_kind kind_of(simdjson::dom::element element, const uint8_t **text,
                                size_t *length, int64_t *integer) {
  switch (element.type()) {
    case simdjson::dom::element_type::STRING: {
      std::string_view view;
      if (element.get(view)) return WINNOW_JSON_OTHER;
      *text = reinterpret_cast<const uint8_t *>(view.data());
      *length = view.size();
      return WINNOW_JSON_STRING;
    }
    case simdjson::dom::element_type::INT64:
      if (!integer || element.get(*integer)) return WINNOW_JSON_OTHER;
      return WINNOW_JSON_INTEGER;
    case simdjson::dom::element_type::NULL_VALUE:
      return WINNOW_JSON_NULL;
    default:
      return WINNOW_JSON_OTHER;
  }
}

extern "C" winnow_json_kind winnow_json_member(winnow_json_parser *parser, const char *key,
                                               const uint8_t **text, size_t *length,
                                               int64_t *integer) {
  simdjson::dom::element element;
  if (parser->object[key].get(element)) return WINNOW_JSON_ABSENT;
  return kind_of(element, text, length, integer);
}

extern "C" winnow_json_kind winnow_json_nested_member(winnow_json_parser *parser,
                                                      const char *object_key, const char *key,
                                                      const uint8_t **text, size_t *length) {
  simdjson::dom::object nested;
  if (parser->object[object_key].get(nested)) return WINNOW_JSON_ABSENT;
  simdjson::dom::element element;
  if (nested.at_key_case_insensitive(key).get(element)) return WINNOW_JSON_ABSENT;
  return kind_of(element, text, length, nullptr);
}
