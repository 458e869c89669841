package org.kopilka.sandbox.store;

import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

/** Why the store does not do what it was asked, under MongoDB's own number and name. */
enum Refusal {
    BAD_VALUE(2, "BadValue"),
    FAILED_TO_PARSE(9, "FailedToParse"),
    TYPE_MISMATCH(14, "TypeMismatch"),
    OVERFLOW(15, "Overflow"),
    ILLEGAL_OPERATION(20, "IllegalOperation"),
    NAMESPACE_NOT_FOUND(26, "NamespaceNotFound"),
    PATH_NOT_VIABLE(28, "PathNotViable"),
    NAMESPACE_EXISTS(48, "NamespaceExists"),
    IMMUTABLE_FIELD(66, "ImmutableField"),
    CANNOT_CREATE_INDEX(67, "CannotCreateIndex"),
    INVALID_OPTIONS(72, "InvalidOptions"),
    INVALID_NAMESPACE(73, "InvalidNamespace"),
    INDEX_OPTIONS_CONFLICT(85, "IndexOptionsConflict"),
    INDEX_KEY_SPECS_CONFLICT(86, "IndexKeySpecsConflict"),
    PARALLEL_ARRAYS(171, "CannotIndexParallelArrays"),
    NOT_IMPLEMENTED(238, "NotImplemented"),
    TOO_LARGE(10334, "BSONObjectTooLarge"),
    BAD_PROJECTION(31253, "Location31253"),
    COLLIDING_PATHS(31249, "Location31249"),
    UNKNOWN_FIELD(40415, "Location40415");

    private final int code;
    private final String codeName;

    Refusal(int code, String codeName) {
        this.code = code;
        this.codeName = codeName;
    }

    MongoServerError because(String why, @Nullable Object... words) {
        return new MongoServerError(code, codeName, why.formatted(words));
    }
}
