#!/bin/bash
# A Slurm of one node and two cores, for tests:
#   slurm-node.sh start FOLDER   starts it; FOLDER/bin then holds commands that speak to it
#   slurm-node.sh stop FOLDER    stops it and all of its jobs
# Runs as root with the packages slurm-wlm and munge of Debian 12. All it needs lies in FOLDER (its
# own keys, ports and configuration), so that neither a Slurm of this machine nor another test is
# disturbed.
set -euo pipefail
folder=$2
host=$(hostname -s)
munge=$folder/munge

start() {
  mkdir -p "$folder"/{bin,state,spool,munge}
  chmod 711 "$folder" "$munge" # munged asks that anybody can reach its socket

  head -c 1024 /dev/urandom > "$munge/key"
  chmod 400 "$munge/key"
  munged --key-file="$munge/key" --socket="$munge/socket" --pid-file="$munge/pid" \
    --log-file="$munge/log" --seed-file="$munge/seed"

  # Two ports that nobody listens to at the moment.
  local ports=() port
  while [ ${#ports[@]} -lt 2 ]; do
    port=$((20000 + RANDOM % 10000))
    (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null || ports+=("$port")
  done

  # KillWait and MinJobAge as Slurm has them; no accounting, so no database.
  cat > "$folder/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=${ports[0]}
SlurmdPort=${ports[1]}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$munge/socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
ReturnToService=2
MpiDefault=none
SchedulerParameters=sched_interval=1,batch_sched_delay=0,sched_min_interval=10000
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=1000 State=UNKNOWN
PartitionName=p Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF

  local name
  for name in sbatch squeue scancel sinfo scontrol; do
    printf '#!/bin/sh\nexport SLURM_CONF="%s"\nexec %s "$@"\n' \
      "$folder/slurm.conf" "$(command -v $name)" > "$folder/bin/$name"
    chmod +x "$folder/bin/$name"
  done

  export SLURM_CONF=$folder/slurm.conf
  slurmctld
  slurmd
  for _ in $(seq 100); do
    [ "$(sinfo --noheader --format=%t 2> /dev/null)" != idle ] || exit 0
    sleep 0.2
  done
  echo "the node did not become idle; see $folder/*.log" >&2
  exit 1
}

stop() {
  export SLURM_CONF=$folder/slurm.conf
  scancel --user=root 2> /dev/null || true
  for _ in $(seq 50); do
    [ -n "$(squeue --noheader 2> /dev/null)" ] || break
    sleep 0.2
  done
  # Nothing that they could still write down is of use to anybody.
  local file pid
  for file in slurmd.pid slurmctld.pid munge/pid; do
    [ -s "$folder/$file" ] || continue
    pid=$(cat "$folder/$file")
    kill -KILL "$pid" || continue
    for _ in $(seq 50); do
      grep -q '^State:.[^Z]' "/proc/$pid/status" 2> /dev/null || break
      sleep 0.1
    done
  done
}

"$1"
