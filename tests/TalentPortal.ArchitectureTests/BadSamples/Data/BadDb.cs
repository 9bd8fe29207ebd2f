using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.ArchitectureTests.BadSamples.Data;

/// <summary>A model in which each entity lacks what arch-8 asks for.</summary>
internal sealed class BadDb : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=model-only");

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<NobodysRow>().HasKey(row => row.Id);
        model.Entity<UnclassedRow>().PersonOwned();
        model.Entity<UnreasonedRow>(row =>
        {
            row.HasKey(r => r.Id);
            row.PlatformTable("because");
        });
    }

    internal sealed class NobodysRow
    {
        public Guid Id { get; set; }

        public string Text { get; set; } = "";

        public DateTime At { get; set; }
    }

    internal sealed class UnclassedRow : IPersonOwned
    {
        public Guid Id { get; set; }

        public Guid UserId { get; set; }
    }

    internal sealed class UnreasonedRow
    {
        public Guid Id { get; set; }
    }
}
