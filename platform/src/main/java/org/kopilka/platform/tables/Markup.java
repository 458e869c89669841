package org.kopilka.platform.tables;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The XML of one part of a workbook, tag by tag, in memory that does not grow with it: no document types, no entities
 * of its own, and bounds on nesting, on the names it makes up, and on what the parser must hold at once. Names are
 * told without their namespaces: there are two sets of them, and prefixes are anybody's choice.
 */
final class Markup implements AutoCloseable {

    private static final int DEEPEST = 64;
    private static final int MOST_NAMES = 2_000;

    /** Bytes of one tag, comment or instruction, which the parser holds whole. */
    private static final int LONGEST_PIECE = 1 << 20;

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private final Measure measure;
    private final Counted in;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int namespaces;
    private int depth;

    Markup(InputStream part, Measure measure) throws XMLStreamException {
        this.measure = measure;
        this.in = new Counted(part, measure);
        this.xml = XML.createXMLStreamReader(in);
    }

    /** Moves to the next tag; false where there is none any more. */
    boolean next() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (step()) {
                case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
                    return true;
                }
                default -> {
                    // text is asked for where it matters
                }
            }
        }
        return false;
    }

    boolean opens(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean closes(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    /** Of the tag that opens here; one in a namespace only where there is none without. */
    @Nullable
    String attribute(String name) {
        @Nullable String spaced = null;
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            if (xml.getAttributeLocalName(at).equals(name)) {
                var space = xml.getAttributeNamespace(at);
                if (space == null || space.isEmpty()) {
                    return xml.getAttributeValue(at);
                }
                spaced = xml.getAttributeValue(at);
            }
        }
        return spaced;
    }

    /** Adds the text up to the end of the element that opens here, and of it no more than makes one letter too many. */
    void text(StringBuilder into, int most) throws XMLStreamException {
        int outside = depth - 1;
        while (depth > outside && xml.hasNext()) {
            switch (step()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    int room = most + 1 - into.length();
                    if (room > 0) {
                        into.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
                    }
                }
                default -> {
                    // what stands between is no text
                }
            }
        }
    }

    /** Moves past the end of the element that opens here. */
    void skip() throws XMLStreamException {
        text(new StringBuilder(0), -1);
    }

    private int step() throws XMLStreamException {
        in.sinceLastPiece = 0;
        int event = xml.next();
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw BadTable.withEntities();
            case XMLStreamConstants.START_ELEMENT -> {
                depth++;
                measure.tag();
                checkNames();
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            default -> {
                // nothing that is kept
            }
        }
        return event;
    }

    /** The parser keeps every name and namespace it meets. */
    private void checkNames() {
        names.add(xml.getLocalName());
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            names.add(xml.getAttributeLocalName(at));
        }
        namespaces += xml.getNamespaceCount();
        if (depth > DEEPEST || names.size() > MOST_NAMES || namespaces > MOST_NAMES) {
            throw BadTable.unreadable();
        }
    }

    @Override
    public void close() throws XMLStreamException {
        xml.close();
    }

    private static final class Counted extends FilterInputStream {

        private final Measure measure;
        private int sinceLastPiece;

        Counted(InputStream in, Measure measure) {
            super(in);
            this.measure = measure;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var got = super.read(into, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int more) {
            sinceLastPiece += more;
            if (sinceLastPiece > LONGEST_PIECE) {
                throw BadTable.unreadable();
            }
            measure.expanded(more);
        }
    }
}
