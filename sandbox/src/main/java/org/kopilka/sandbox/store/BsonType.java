package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/** How documents, their ids and the keys of indexes lie in the file: each as one BSON document. */
final class BsonType<T> extends BasicDataType<T> {

    static final DataType<Document> DOCUMENT = new BsonType<>(Document[]::new, document -> document, bson -> bson);
    static final DataType<Object> VALUE =
            new BsonType<>(Object[]::new, BsonType::boxed, bson -> Missing.ofNullable(bson.get("")));
    static final DataType<KeyValue> KEY = new BsonType<>(
            KeyValue[]::new,
            key -> boxed(key.stream().map(BsonType::nullIfMissing).toList()),
            bson -> new KeyValue((Collection<?>) bson.get("")));

    private static final int TYPICAL_BYTES = 512;
    private static final int OBJECT_BYTES = 40;

    private final IntFunction<T[]> array;
    private final Function<T, Document> toBson;
    private final Function<Document, T> fromBson;

    private BsonType(IntFunction<T[]> array, Function<T, Document> toBson, Function<Document, T> fromBson) {
        this.array = array;
        this.toBson = toBson;
        this.fromBson = fromBson;
    }

    @Override
    public void write(WriteBuffer out, T value) {
        out.put(encoded(toBson.apply(value)).nioBuffer());
    }

    @Override
    public T read(ByteBuffer in) {
        ByteBuf bson = Unpooled.wrappedBuffer(in);
        var value = fromBson.apply(BsonDecoder.decodeBson(bson));
        in.position(in.position() + bson.readerIndex());
        return value;
    }

    @Override
    public T[] createStorage(int size) {
        return array.apply(size);
    }

    @Override
    public int getMemory(T value) {
        return memory(value);
    }

    @Override
    public int compare(T left, T right) {
        if (left instanceof KeyValue a && right instanceof KeyValue b) {
            var order = Integer.compare(a.size(), b.size());
            for (var i = 0; order == 0 && i < a.size(); i++) {
                order = compareValues(a.get(i), b.get(i));
            }
            return order;
        }
        return compareValues(left, right);
    }

    /** Any total order does, if equal means equal; the two short cuts agree with the bytes they save encoding. */
    private static int compareValues(@Nullable Object left, @Nullable Object right) {
        if (left instanceof UUID a && right instanceof UUID b) {
            var order = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
            return order != 0 ? order : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        return encodedValue(left).compareTo(encodedValue(right));
    }

    private static ByteBuf encodedValue(@Nullable Object value) {
        var bson = nullIfMissing(value);
        var type = BsonEncoder.determineType(bson);
        var out = Unpooled.buffer().writeByte(type);
        BsonEncoder.encodeValue(type, bson, out);
        return out;
    }

    private static ByteBuf encoded(Document document) {
        var out = Unpooled.buffer(TYPICAL_BYTES);
        BsonEncoder.encodeDocument(document, out);
        return out;
    }

    private static Document boxed(Object value) {
        return new Document("", nullIfMissing(value));
    }

    private static @Nullable Object nullIfMissing(@Nullable Object value) {
        return value instanceof Missing ? null : value;
    }

    private static int memory(@Nullable Object value) {
        return switch (value) {
            case String text -> OBJECT_BYTES + 2 * text.length();
            case Document document -> sum(document.values()) + OBJECT_BYTES * document.size();
            case Collection<?> many -> sum(many);
            case KeyValue key -> sum(key.stream().toList());
            case null, default -> OBJECT_BYTES;
        };
    }

    private static int sum(Collection<?> values) {
        return OBJECT_BYTES + values.stream().mapToInt(BsonType::memory).sum();
    }
}
