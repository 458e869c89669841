package org.kopilka.platform.tables;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Walks a workbook once before it is read into memory: how far it expands, and how wide and long its sheets say they
 * are. The reader behind would make room for any column a hostile cell claims.
 */
final class XlsxGuard {

    private static final int MOST_PARTS = 1_000;
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final Limits limits;
    private long expanded;
    private int rows;

    XlsxGuard(Limits limits) {
        this.limits = limits;
    }

    void check(byte[] content) {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            var parts = zip.getEntries();
            for (int count = 0; parts.hasMoreElements(); count++) {
                var part = parts.nextElement();
                if (count >= MOST_PARTS) {
                    throw BadTable.unreadable();
                }
                try (var in = new Counted(zip.getInputStream(part))) {
                    if (part.getName().endsWith(".xml") || part.getName().endsWith(".rels")) {
                        walk(in); // to the end, where the reader closes the part
                    } else {
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                }
            }
        } catch (IOException | XMLStreamException | IllegalArgumentException broken) {
            throw BadTable.unreadable();
        }
    }

    private void walk(InputStream part) throws XMLStreamException {
        var xml = XML.createXMLStreamReader(part);
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw BadTable.withEntities();
                case XMLStreamConstants.START_ELEMENT -> {
                    if (xml.getLocalName().equals("row") && ++rows > limits.rows()) {
                        throw BadTable.tooManyRows(limits.rows());
                    }
                    if (xml.getLocalName().equals("c")) {
                        checkColumn(xml.getAttributeValue(null, "r"));
                    }
                }
                default -> {
                    // only the outline matters here
                }
            }
        }
    }

    private void checkColumn(@org.jspecify.annotations.Nullable String reference) {
        if (reference == null) {
            return;
        }
        long column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
            if (column > 16_384) {
                throw BadTable.tooManyColumns(rows, limits.columns());
            }
        }
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
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
            expanded += more;
            if (expanded > limits.expandedBytes()) {
                throw BadTable.expandsTooFar(limits.expandedBytes() >> 20);
            }
        }
    }
}
