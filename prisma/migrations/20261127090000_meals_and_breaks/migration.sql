-- A programme has meals and breaks besides its sessions.
ALTER TYPE "SessionFormat" ADD VALUE 'BREAK';
