package wrong.duration

import dev.monitored.business.MeterInterface
import dev.monitored.business.SummaryMeter
import kotlin.time.Duration

/**
 * Has a value whose number means nothing outside of Kotlin.
 */
@MeterInterface
interface DurationMeters {

    @SummaryMeter("chats.length")
    fun length(time: Duration)

}
