#include <alsa/asoundlib.h>

// ALSA prints every failed try to standard error. Its handler is variadic, which Swift cannot write.
static void calsa_ignore_error(const char *file, int line, const char *function, int error, const char *format, ...) {
  (void)file, (void)line, (void)function, (void)error, (void)format;
}

/// Stops the library's own printing in this process; errors still come back as return values.
static inline void calsa_silence_errors(void) { snd_lib_error_set_handler(calsa_ignore_error); }
