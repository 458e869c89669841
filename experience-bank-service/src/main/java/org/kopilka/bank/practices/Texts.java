package org.kopilka.bank.practices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** People's texts as they are kept: what was left out is empty, edges are trimmed, line ends are one. */
public final class Texts {

    private Texts() {}

    public static String plain(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    static List<String> list(@Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().map(Texts::plain).distinct().toList();
    }
}
