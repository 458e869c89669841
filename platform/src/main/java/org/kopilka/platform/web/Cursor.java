package org.kopilka.platform.web;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;

/**
 * The place in a sorted list after which the next page starts: the sort value and the id that breaks ties. Written with
 * a checksum, as one that was cut or changed would else lead to another place.
 */
public record Cursor(String value, UUID id) {

    private static final int SUM = Integer.BYTES;

    /** A sort value is at most a name of a few hundred letters. */
    private static final int LONGEST = 2_000;

    String encode() {
        var place = (id + value).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(place.length + SUM)
                        .putInt(sum(place))
                        .put(place)
                        .array());
    }

    /** Null for the first page; throws 422 {@code bad-cursor} on anything this service did not give out. */
    public static @Nullable Cursor decode(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        if (after.length() > LONGEST) {
            throw foreign();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(after);
            var place = Arrays.copyOfRange(bytes, SUM, bytes.length);
            if (ByteBuffer.wrap(bytes).getInt() != sum(place)) {
                throw foreign();
            }
            var text = new String(place, StandardCharsets.UTF_8);
            return new Cursor(text.substring(36), UUID.fromString(text.substring(0, 36)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException foreign) {
            throw foreign();
        }
    }

    private static int sum(byte[] place) {
        var sum = new CRC32C();
        sum.update(place);
        return (int) sum.getValue();
    }

    private static Refusal foreign() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "bad-cursor");
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
        var value = stored(cursor, stored);
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

    /** Of another list, it holds another kind of value. */
    private static Object stored(Cursor cursor, Function<String, Object> stored) {
        try {
            return stored.apply(cursor.value());
        } catch (IllegalArgumentException | DateTimeException foreign) {
            throw foreign();
        }
    }
}
