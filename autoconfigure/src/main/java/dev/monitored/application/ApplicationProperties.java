package dev.monitored.application;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which application this is.
 *
 * @param application Name of the application, the value of the label "application". The
 * default is the value of "spring.application.name".
 */
@ConfigurationProperties("monitored")
public record ApplicationProperties(@Nullable String application) {

}
