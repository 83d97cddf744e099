package dev.monitored.application;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Lazy;

/**
 * Which application this is.
 *
 * @param application Name of the application, the value of the label "application". The
 * default is the value of "spring.application.name".
 * @param lifecycle How long the application runs: all the time ("service"), so that
 * missing data raises an alert, or until its work is done or it is scaled to zero
 * ("job"). The default is "service" with a web server, else "job".
 */
@Lazy
@ConfigurationProperties("monitored")
public record ApplicationProperties(@Nullable String application, @Nullable Lifecycle lifecycle) {

}
