package org.kopilka.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** What was changed in a realm, a line for each thing; said once it is done. */
final class Changes {

    private static final Logger LOG = Logger.getLogger(Changes.class);

    private final String realm;
    private final List<String> lines = new ArrayList<>();

    Changes(String realm) {
        this.realm = realm;
    }

    <T> void set(String what, T is, T shall, Consumer<T> set) {
        if (!Objects.equals(is, shall)) {
            set.accept(shall);
            add("%s is now %s", what, shall);
        }
    }

    void add(String line, Object... words) {
        lines.add("Realm %s follows the environment: %s".formatted(realm, line.formatted(words)));
    }

    /** What follows one variable or several that belong together; one that is wrong leaves all of it as it was. */
    void attempt(Runnable group) {
        try {
            group.run();
        } catch (Environment.WrongValue wrong) {
            LOG.errorf("%s; what depends on it in the realm %s stays as it was", wrong.getMessage(), realm);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
