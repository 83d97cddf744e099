package dev.monitored.http.error;

/**
 * What an error is called in the labels of {@code api.errors}.
 *
 * @param type the value of the label {@code error_type}: the kind of error, one of few
 * @param code the value of the label {@code error_code}: the error itself, one of few
 */
public record ErrorCode(String type, String code) {

}
