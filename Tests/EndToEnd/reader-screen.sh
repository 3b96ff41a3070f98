# shellcheck shell=bash
# The full-screen reader on a real pseudo-terminal (tmux), at two sizes, in both languages.
# shellcheck source=Tests/EndToEnd/helpers.sh
. "$ROOT/Tests/EndToEnd/helpers.sh"
command -v tmux >/dev/null 2>&1 || { echo 'no tmux here: the full-screen reader is not tested' && exit 77; }

export LC_ALL=C.UTF-8
socket=$PWD/tmux
tm() { tmux -S "$socket" -u -f /dev/null "$@"; }
trap 'tm kill-server >/dev/null 2>&1 || true' EXIT
# A server ends with its last session; this one stays, so that the next visit finds the server.
tm new-session -d -s keeper 'sleep 600'

screen() { tm capture-pane -p -t visit; }
press() { tm send-keys -t visit "$@"; }

# Waits until the screen shows a text; at most ten seconds.
shows() { # TEXT
  local tries
  for tries in $(seq 100); do
    case $(screen) in *"$1"*) return 0 ;; esac
    sleep 0.1
  done
  wrong "after $tries looks the screen does not show '$1':
$(screen)"
}

gone() { # TEXT
  local tries
  for tries in $(seq 100); do
    case $(screen) in *"$1"*) sleep 0.1 ;; *) return 0 ;; esac
  done
  wrong "after $tries looks the screen still shows '$1':
$(screen)"
}

fits() { # COLUMNS ROWS
  [ "$(screen | wc -l)" -le "$2" ] || wrong "more than $2 rows"
}

visit() { # COLUMNS ROWS LANGUAGE TITLE KEYS HELP CONTENTS FOUND QUESTION VERDICT
  tm new-session -d -s visit -x "$1" -y "$2" "HISTFILE= bash --norc --noprofile"
  tm set-option -t visit status off >/dev/null
  press "PS1='ready> '; clear; echo before the reader" Enter
  shows 'before the reader'
  press "'$HEAPLINGS' read 2 --lang $3; echo status \$?" Enter
  shows "$4"
  shows "$5"
  gone 'before the reader'
  fits "$1" "$2"
  # Nothing behind the first question is seen before an answer; the contents lead past the others.
  shows "$9"
  press 7 Enter
  shows "${10}"
  press t G Enter
  gone '═══'
  press g
  shows "$4"
  first=$(screen)
  press Space
  gone "═══"
  press g
  shows "$4"
  press h
  shows "$6"
  press q
  gone "$6"
  press t
  shows "$7"
  press q
  gone "$7"
  press G
  shows "$8"
  press g
  shows '═══'
  press / g e t r e f Enter
  shows getref
  press n n N g
  shows '═══'
  [ "$(screen | head -n 5)" = "$(printf '%s\n' "$first" | head -n 5)" ] || wrong 'g does not lead back to the first screen'
  # A narrower window: laid out anew, the status line at the bottom.
  press Space
  tm resize-window -t visit -x 50 -y 16
  sleep 0.5
  fits 50 16
  [ -n "$(screen | head -n 1)$(screen | head -n 2 | tail -n 1)" ] || wrong 'blank after a change of size'
  tm resize-window -t visit -x "$1" -y "$2"
  sleep 0.3
  press q
  shows 'status 0'
  shows 'before the reader' # the screen as it was
  # The terminal echoes again.
  press 'echo he""re' Enter
  shows $'\nhere'
  # Ctrl-C leaves too, and a signal from outside leaves the terminal in order.
  press "'$HEAPLINGS' read 2 --lang $3; echo ended \$?" Enter
  shows "$5"
  press C-c
  shows 'ended '
  press "'$HEAPLINGS' read 2 --lang $3; echo killed \$?" Enter
  shows "$5"
  kill -TERM "$(pgrep -P "$(tm display-message -p -t visit '#{pane_pid}')" -n)"
  shows 'killed 143'
  press 'echo a""gain' Enter
  shows $'\nagain'
  # --plain and dumb terminals print.
  press clear Enter
  press "'$HEAPLINGS' read 2 --plain --lang $3 | tail -n 1; TERM=dumb '$HEAPLINGS' read 2 --lang $3 | wc -l; echo prin''ted" Enter
  shows $'\nprinted'
  tm kill-session -t visit
}

for size in '80 24' '120 40'; do
  # shellcheck disable=SC2086
  visit $size en 'Counting references' 'q quit' 'previous heading' '▸' END 'What does it print?' 'You predicted 7'
  # shellcheck disable=SC2086
  visit $size zh '引用计数' 'q 退出' '上一个标题' '▸' 完 '它会打印什么' '你的预测是 7'
done

# In a workspace the place is kept.
"$HEAPLINGS" init course >/dev/null
tm new-session -d -s visit -x 80 -y 24 -c "$PWD/course" 'HISTFILE= bash --norc --noprofile'
tm set-option -t visit status off >/dev/null
press "'$HEAPLINGS' read 2" Enter
shows '═══'
# The first question is left without a prediction.
press Enter Enter Space Space
gone '═══'
sleep 0.3
place=$(screen | head -n 3)
press q
sleep 0.5
press clear Enter
press "'$HEAPLINGS' read" Enter
shows 'q quit'
[ -n "$place" ] && case $(screen) in *"═══"*) wrong 'the place was not kept' ;; esac
press t G Enter G
shows END
press q
press clear Enter
press "'$HEAPLINGS' lessons" Enter
shows ' read ·'
# The dashboard on a terminal.
press clear Enter
press "'$HEAPLINGS'" Enter
shows 'Where you left off'

# The sentences of a verdict are folded between words, below each other.
printf '\nbox = [target, target]\n' >>course/02-counting-references/five-holders.py
press clear Enter
press "'$HEAPLINGS' check X02.3" Enter
shows '    item 1 of the list'
shows 'to its end  1/1'
press clear Enter
press "'$HEAPLINGS' check --lang zh X02.3" Enter
shows '    1 项。'

# A program's lines are on the screen as soon as they are printed.
press clear Enter
press "'$HEAPLINGS' run -c 'import time; print(\"ea\" + \"rly\"); time.sleep(30)'" Enter
shows early
press C-c
shows interrupted
