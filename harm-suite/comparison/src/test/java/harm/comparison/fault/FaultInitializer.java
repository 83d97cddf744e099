package harm.comparison.fault;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;

/**
 * Puts the fault of a system property into an application.
 */
class FaultInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Fault fault = Fault.valueOf(System.getProperty("harm.fault", "none").toUpperCase().replace('-', '_'));
		AnnotatedBeanDefinitionReader reader = new AnnotatedBeanDefinitionReader((BeanDefinitionRegistry) context);
		switch (fault) {
			case EARLY_SETTINGS -> reader.register(EarlyBinding.class);
			case FINAL_METHODS -> reader.register(FinalMethods.class);
			case LOST_SESSION -> reader.register(LostSession.class);
			default -> {
			}
		}
	}

}
