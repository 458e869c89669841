package org.kopilka.sandbox.launcher;

/** Something the person at the keyboard can mend: a sentence that says what and how, and no stack trace. */
final class Trouble extends RuntimeException {

    Trouble(String sentence) {
        super(sentence);
    }
}
