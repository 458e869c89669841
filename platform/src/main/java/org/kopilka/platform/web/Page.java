package org.kopilka.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what {@code after} takes for the following part; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Cuts what was read with {@code limit + 1} to a page. */
    public static <D, T> Page<T> of(List<D> read, int limit, Function<D, T> view, Function<D, Cursor> cursor) {
        var items = read.stream().limit(limit).map(view).toList();
        return new Page<>(
                items, read.size() > limit ? cursor.apply(read.get(limit - 1)).encode() : null);
    }
}
