package org.kopilka.platform.tables;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook, found by the relationships between them, whatever their names (ECMA-376, part 2). */
final class Parts implements AutoCloseable {

    /** The package itself, as the place that the first relationships lead from. */
    static final String ROOT = "";

    /**
     * @param kind the last word of its type, the one thing in which transitional and strict workbooks agree
     * @param part the name of the part it leads to
     */
    record Relationship(String id, String kind, String part) {}

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final Measure measure;

    private Parts(ZipFile zip, Measure measure) {
        this.zip = zip;
        this.measure = measure;
        if (zip.size() > Limits.PARTS) {
            throw BadTable.tooManyParts(Limits.PARTS);
        }
        for (var entry : Collections.list(zip.entries())) {
            if (entries.put(plain(entry.getName()), entry) != null) {
                throw BadTable.unreadable(); // two parts of one name: which is meant, nobody knows
            }
        }
    }

    static Parts of(Path file, Measure measure) throws IOException {
        var zip = new ZipFile(file.toFile());
        try {
            return new Parts(zip, measure);
        } catch (RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    Markup open(String part) throws IOException, XMLStreamException {
        var entry = entries.get(plain(part));
        if (entry == null) {
            throw BadTable.unreadable();
        }
        return new Markup(zip.getInputStream(entry), measure);
    }

    /** What the part leads to within the file; where it leads out of it, nobody follows. */
    List<Relationship> from(String part) throws IOException, XMLStreamException {
        int folder = part.lastIndexOf('/') + 1;
        var told = part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels";
        var found = new ArrayList<Relationship>();
        if (!entries.containsKey(plain(told))) {
            return found;
        }
        try (var xml = open(told)) {
            while (xml.next()) {
                if (xml.opens("Relationship") && !"External".equalsIgnoreCase(xml.attribute("TargetMode"))) {
                    found.add(relationship(xml, part.substring(0, folder)));
                }
            }
        }
        return found;
    }

    private static Relationship relationship(Markup xml, String folder) {
        var type = orEmpty(xml.attribute("Type"));
        return new Relationship(
                orEmpty(xml.attribute("Id")),
                type.substring(type.lastIndexOf('/') + 1),
                resolved(folder, orEmpty(xml.attribute("Target"))));
    }

    private static String resolved(String folder, String target) {
        var steps = new ArrayDeque<String>();
        for (var step : (target.startsWith("/") ? target : folder + target).split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    /** Names of parts tell no case apart; some programs write them percent-encoded or with strokes of Windows. */
    private static String plain(String name) {
        var decoded = name.contains("%") ? URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8) : name;
        return decoded.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
