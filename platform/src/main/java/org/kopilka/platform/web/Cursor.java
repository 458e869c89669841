package org.kopilka.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;

/** The place in a sorted list after which the next page starts: the sort value and the id that breaks ties. */
public record Cursor(String value, UUID id) {

    String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + value).getBytes(StandardCharsets.UTF_8));
    }

    /** Null for the first page; throws 400 {@code bad-cursor} on anything this service did not give out. */
    public static @Nullable Cursor decode(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            return new Cursor(text.substring(36), UUID.fromString(text.substring(0, 36)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "bad-cursor");
        }
    }

    /**
     * What lies behind the place in a list sorted by {@code field} and then by id, both in the given direction.
     *
     * @param stored turns the cursor's text into the field's stored type
     */
    public static Criteria behind(
            @Nullable Cursor cursor, String field, Sort.Direction direction, Function<String, Object> stored) {
        if (cursor == null) {
            return new Criteria();
        }
        var value = stored.apply(cursor.value());
        var up = direction.isAscending();
        return new Criteria()
                .orOperator(
                        up
                                ? Criteria.where(field).gt(value)
                                : Criteria.where(field).lt(value),
                        up
                                ? Criteria.where(field).is(value).and("_id").gt(cursor.id())
                                : Criteria.where(field).is(value).and("_id").lt(cursor.id()));
    }
}
