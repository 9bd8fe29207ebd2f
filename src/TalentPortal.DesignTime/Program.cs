using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;

return 0;

/// <summary>Gives `dotnet ef` the model; it never connects.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AppDb>().UseNpgsql("Host=design-time").Options, new CurrentCall(), TimeProvider.System);
}
