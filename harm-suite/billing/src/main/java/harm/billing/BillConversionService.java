package harm.billing;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.stereotype.Component;

/**
 * The application's own conversion service, which depends on another bean.
 */
@Component("conversionService")
class BillConversionService extends ApplicationConversionService {

	BillConversionService(TaxTable taxes) {
		addConverter(String.class, Tax.class, (country) -> new Tax(taxes.rate(country)));
	}

}
