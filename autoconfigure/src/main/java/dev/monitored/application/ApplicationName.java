package dev.monitored.application;

/**
 * What this application is called, the value of the label {@code application}.
 *
 * @param value the name
 */
public record ApplicationName(String value) {

}
