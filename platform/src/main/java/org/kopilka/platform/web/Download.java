package org.kopilka.platform.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with a file to be saved, of a kind and under a name. */
public final class Download {

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String IN_NO_NAME_OF_A_FILE = "[\\\\/:*?\"<>|\\p{Cntrl}]";

    private Download() {}

    /** @param name with its ending; what no file may be called becomes a space */
    public static <T> ResponseEntity<T> of(String type, String name, T body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name.replaceAll(IN_NO_NAME_OF_A_FILE, " "), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(body);
    }
}
