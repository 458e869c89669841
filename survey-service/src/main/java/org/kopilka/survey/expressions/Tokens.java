package org.kopilka.survey.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts an expression into words, signs, texts and numbers. */
final class Tokens {

    enum Kind {
        ANSWER,
        TEXT,
        NUMBER,
        NAME,
        SIGN,
        END
    }

    record Token(Kind kind, String text) {

        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
        }
    }

    private static final Pattern TOKEN = Pattern.compile("""
            \\s*(?:\
            \\$\\{\\s*(?<answer>[^}\\s]+)\\s*\\}\
            |'(?<single>[^']*)'\
            |"(?<double>[^"]*)"\
            |(?<number>\\d+(?:\\.\\d*)?|\\.\\d+)\
            |(?<name>[\\p{L}_][\\p{L}\\p{N}_.:-]*)\
            |(?<sign><=|>=|!=|[=<>()+*,.-])\
            )""");

    private Tokens() {}

    static List<Token> of(String source) throws BadExpression {
        var tokens = new ArrayList<Token>();
        var matcher = TOKEN.matcher(straight(source));
        int at = 0;
        while (at < source.length()) {
            if (source.substring(at).isBlank()) {
                break;
            }
            if (!matcher.find(at) || matcher.start() != at) {
                throw new BadExpression(
                        "expression-unreadable", source.substring(at).strip());
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, ""));
        return tokens;
    }

    /** Word processors bend quotation marks; a text cannot be told from a name without straight ones. */
    private static String straight(String source) {
        return source.replaceAll("[‘’]", "'").replaceAll("[“”]", "\"").replace('\u00A0', ' ');
    }

    private static Token token(java.util.regex.Matcher found) {
        if (found.group("answer") != null) {
            return new Token(Kind.ANSWER, found.group("answer"));
        }
        if (found.group("single") != null) {
            return new Token(Kind.TEXT, found.group("single"));
        }
        if (found.group("double") != null) {
            return new Token(Kind.TEXT, found.group("double"));
        }
        if (found.group("number") != null) {
            return new Token(Kind.NUMBER, found.group("number"));
        }
        return found.group("name") != null
                ? new Token(Kind.NAME, found.group("name"))
                : new Token(Kind.SIGN, found.group("sign"));
    }
}
