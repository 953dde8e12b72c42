/// Describes the HTTP interface for machines: OpenAPI at `/v3/api-docs`.
@NullMarked
package dev.prosa.conversation.openapi;

import org.jspecify.annotations.NullMarked;
