package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command or an answer has in a field; an empty one where it has none. */
final class Fields {

    private Fields() {}

    static Document document(@Nullable Object value) {
        return value instanceof Document document ? document : new Document();
    }

    static List<Document> documents(@Nullable Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(Fields::document).toList()
                : List.of();
    }

    static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }
}
