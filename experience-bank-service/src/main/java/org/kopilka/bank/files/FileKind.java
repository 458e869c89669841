package org.kopilka.bank.files;

import com.fasterxml.jackson.annotation.JsonValue;
import org.kopilka.platform.web.Download;

/** What may be attached. The content says which it is; name and type of the upload are only somebody's word. */
enum FileKind {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    PDF("pdf", "application/pdf"),
    DOCX("docx", FileKind.DOCX_TYPE),
    PPTX("pptx", FileKind.PPTX_TYPE),
    XLSX("xlsx", Download.XLSX);

    static final String DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String PPTX_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    private final String extension;
    private final String type;

    FileKind(String extension, String type) {
        this.extension = extension;
        this.type = type;
    }

    @JsonValue
    String word() {
        return extension;
    }

    String type() {
        return type;
    }

    boolean isPicture() {
        return this == JPEG || this == PNG;
    }

    static FileKind of(String word) {
        for (var kind : values()) {
            if (kind.extension.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No kind of file named " + word);
    }
}
