#include <pocketsphinx.h>
#include <sphinxbase/cmn.h>
#include <sphinxbase/err.h>

/// `cmd_ln_init` is variadic, which Swift cannot call: gives a configuration with the model and the dictionary set.
static inline cmd_ln_t *oriole_ps_config(const char *hmm, const char *dict) {
  return cmd_ln_init(NULL, ps_args(), TRUE, "-hmm", hmm, "-dict", dict, NULL);
}
