using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>The tables of this feature.</summary>
public static class CasesTables
{
    extension(AppDb db)
    {
        public DbSet<TalentCase> Cases => db.Set<TalentCase>();

        public DbSet<CaseEntry> CaseEntries => db.Set<CaseEntry>();

        public DbSet<CaseNote> CaseNotes => db.Set<CaseNote>();

        public DbSet<HandOver> HandOvers => db.Set<HandOver>();
    }
}
