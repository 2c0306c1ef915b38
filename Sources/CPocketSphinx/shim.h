#include <pocketsphinx.h>
#include <sphinxbase/cmn.h>
#include <sphinxbase/err.h>
#include <sphinxbase/fsg_model.h>
#include <sys/syscall.h>
#include <unistd.h>

/// `cmd_ln_init` is variadic, which Swift cannot call: gives a configuration with the model and the dictionary set.
static inline cmd_ln_t *oriole_ps_config(const char *hmm, const char *dict) {
  return cmd_ln_init(NULL, ps_args(), TRUE, "-hmm", hmm, "-dict", dict, NULL);
}

/// A file in memory (memfd_create(2), closed on exec), or -1: the decoder takes its dictionary and models from paths only.
static inline int oriole_ps_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1); }
