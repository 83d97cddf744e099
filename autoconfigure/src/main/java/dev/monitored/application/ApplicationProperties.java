package dev.monitored.application;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Lazy;

/**
 * Which application this is.
 *
 * @param application Name of the application, the value of the label "application". The
 * default is the value of "spring.application.name".
 */
@Lazy
@ConfigurationProperties("monitored")
public record ApplicationProperties(@Nullable String application) {

}
