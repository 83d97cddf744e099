package sample.shop.standin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Lets a bean exist only where the stand-in answers and not a provider, who would want to
 * be paid.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnStandIn.OnStandIn.class)
public @interface ConditionalOnStandIn {

	/**
	 * Returns whether the stand-in answers.
	 */
	class OnStandIn implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			Environment environment = context.getEnvironment();
			return environment.getProperty("shop.stand-in.enabled", Boolean.class, true)
					&& !environment.containsProperty("OPENAI_BASE_URL");
		}

	}

}
