package sample.shop.delivery;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Asks the carrier now and then, also while no customer does. Spring observes the task,
 * so it needs no annotation of Monitored; its objectives stand in
 * {@code application.yml}.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CarrierCheck {

	private final Carrier carrier;

	CarrierCheck(Carrier carrier) {
		this.carrier = carrier;
	}

	@Scheduled(fixedDelayString = "${shop.carrier-check:30s}")
	void askForAPrice() {
		this.carrier.price(Postcodes.SOMEWHERE).block();
	}

}
