/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libyaml as a source of events. */

#include "config.h"

#include "sp-yaml-reader.h"

#include <string.h>

static gboolean
fail_parser (SpYamlReader *self, const yaml_parser_t *parser)
{
  const yaml_mark_t *mark = &parser->problem_mark;
  gsize at;

  /* Where a thing begins says more than where libyaml gave up on it. */
  if (parser->context != NULL && (strstr (parser->context, "simple key") != NULL ||
                                  strstr (parser->context, "a flow ") != NULL ||
                                  strstr (parser->problem, "alphabetic or numeric") != NULL ||
                                  strstr (parser->problem, "end of stream") != NULL))
    mark = &parser->context_mark;
  at = sp_yaml_places_find (&self->places, mark->index);
  self->reading->error = sp_yaml_describe_error (parser, self->places.data, self->reading->start,
                                                 self->reading->end, &at);
  self->reading->error_offset = at;
  return FALSE;
}

static SpNodeStyle
scalar_style (yaml_scalar_style_t style)
{
  switch (style)
    {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return SP_STYLE_SINGLE;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return SP_STYLE_DOUBLE;
    case YAML_LITERAL_SCALAR_STYLE:
      return SP_STYLE_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
      return SP_STYLE_FOLDED;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
    default:
      return SP_STYLE_PLAIN;
    }
}

static gboolean
take_scalar (SpYamlReader *self, const yaml_event_t *event, SpYamlEvent *ours)
{
  ours->type = SP_YAML_SCALAR;
  ours->style = scalar_style (event->data.scalar.style);
  ours->text = (const char *) event->data.scalar.value;
  ours->length = event->data.scalar.length;
  ours->anchor = (const char *) event->data.scalar.anchor;
  ours->tag = (const char *) event->data.scalar.tag;
  ours->resolves = event->data.scalar.plain_implicit || ours->tag != NULL;
  return sp_yaml_reader_take (self, ours);
}

static gboolean
take_beginning (SpYamlReader *self,
                SpYamlEvent *ours,
                gboolean flow,
                const yaml_char_t *anchor,
                const yaml_char_t *tag)
{
  ours->style = flow ? SP_STYLE_FLOW : SP_STYLE_BLOCK;
  ours->anchor = (const char *) anchor;
  ours->tag = (const char *) tag;
  return sp_yaml_reader_take (self, ours);
}

static gboolean
take_event (SpYamlReader *self, const yaml_event_t *event)
{
  SpYamlEvent ours = { 0 };

  ours.start = sp_yaml_places_find (&self->places, event->start_mark.index);
  ours.end = sp_yaml_places_find (&self->places, event->end_mark.index);
  switch (event->type)
    {
    case YAML_SCALAR_EVENT:
      return take_scalar (self, event, &ours);
    case YAML_ALIAS_EVENT:
      ours.type = SP_YAML_ALIAS;
      ours.anchor = (const char *) event->data.alias.anchor;
      return sp_yaml_reader_take (self, &ours);
    case YAML_SEQUENCE_START_EVENT:
      ours.type = SP_YAML_BEGIN_LIST;
      return take_beginning (self, &ours,
                             event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                             event->data.sequence_start.anchor, event->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
      ours.type = SP_YAML_BEGIN_MAP;
      return take_beginning (self, &ours,
                             event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                             event->data.mapping_start.anchor, event->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      ours.type = SP_YAML_END;
      return sp_yaml_reader_take (self, &ours);
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    default:
      return TRUE;
    }
}

gboolean
sp_yaml_parse_events (SpYamlReader *self)
{
  gsize start = self->places.start;
  yaml_parser_t parser;
  gboolean ok = TRUE, done = FALSE;

  if (!yaml_parser_initialize (&parser))
    g_error ("No memory for reading YAML");
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&parser, (const guchar *) self->places.data + start,
                                self->places.end - start);
  while (ok && !done)
    {
      yaml_event_t event;

      if (!yaml_parser_parse (&parser, &event))
        {
          ok = fail_parser (self, &parser);
          break;
        }
      done = event.type == YAML_DOCUMENT_END_EVENT || event.type == YAML_STREAM_END_EVENT;
      ok = take_event (self, &event);
      yaml_event_delete (&event);
    }
  yaml_parser_delete (&parser);
  return ok;
}
