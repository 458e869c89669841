package org.kopilka.platform.institutions;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The institutions of the network (region, district, institution), held in memory and kept up by their state topic. */
public final class InstitutionTree {

    public static final String TOPIC = "kopilka.staff.institution";

    /** The node above all others; it exists from the first start on. */
    public static final UUID ROOT = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private static final int DEEPEST = 16;

    private final Map<UUID, Node> nodes = new ConcurrentHashMap<>();
    private volatile Map<UUID, Set<UUID>> below = new ConcurrentHashMap<>();
    private volatile boolean complete;

    /** What other services need to know of an institution. */
    public record Node(
            UUID id,
            long version,
            String name,
            String kind,
            @Nullable UUID parent,
            boolean closed) {}

    /** Takes a node unless a newer version of it is here already. */
    public void put(Node node) {
        nodes.merge(node.id(), node, (known, news) -> news.version() > known.version() ? news : known);
        below = new ConcurrentHashMap<>();
    }

    /** All that was told before this start is here. */
    public void markComplete() {
        complete = true;
    }

    /** Whether all that was told before this start is here: until then, work that asks where somebody belongs waits. */
    public boolean isComplete() {
        return complete;
    }

    public Optional<Node> find(UUID id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public Set<Node> all() {
        return Set.copyOf(nodes.values());
    }

    /** The name to show; the id itself for a node that has not arrived yet. */
    public String nameOf(UUID id) {
        return find(id).map(Node::name).orElseGet(id::toString);
    }

    /** Whether the institution is the ancestor itself or lies below it. */
    public boolean isWithin(UUID institution, UUID ancestor) {
        var at = institution;
        for (int step = 0; step < DEEPEST && at != null; step++) {
            if (at.equals(ancestor)) {
                return true;
            }
            var node = nodes.get(at);
            at = node == null ? null : node.parent();
        }
        return ancestor.equals(ROOT);
    }

    /** The node and everything below it. */
    public Set<UUID> below(UUID ancestor) {
        // Of ids that nobody has there are as many as somebody cares to ask for.
        return nodes.containsKey(ancestor)
                ? below.computeIfAbsent(ancestor, this::collectBelow)
                : collectBelow(ancestor);
    }

    private Set<UUID> collectBelow(UUID ancestor) {
        var found = new HashSet<UUID>();
        found.add(ancestor);
        nodes.keySet().stream().filter(id -> isWithin(id, ancestor)).forEach(found::add);
        return Set.copyOf(found);
    }
}
