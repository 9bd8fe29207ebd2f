using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Eligibility.Domain;

/// <summary>The tables of this feature.</summary>
public static class EligibilityTables
{
    extension(AppDb db)
    {
        public DbSet<EligibilitySheet> EligibilitySheets => db.Set<EligibilitySheet>();

        public DbSet<EligibilityResult> EligibilityResults => db.Set<EligibilityResult>();

        public DbSet<EligibilityDue> EligibilityDues => db.Set<EligibilityDue>();
    }
}

/// <summary>Seals and opens answers and results, under the person's key.</summary>
public sealed class SealedEligibility(PortalVault vault)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    public ValueTask<SealedText> Seal(Guid userId, FactSheet sheet, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(userId), JsonSerializer.Serialize(sheet.Known.ToDictionary(one => one.Fact.Code, one => one.Value.Write(one.Fact)), Json), new SealContext(EligibilitySheet.Table, "answers", userId), ct);

    /// <summary>The answers; what a fact no longer takes is not known any more.</summary>
    public async ValueTask<FactSheet> Open(EligibilitySheet? sheet, FactCatalogue facts, CancellationToken ct)
    {
        var known = FactSheet.Empty(facts);
        if (sheet is null) return known;
        var text = await vault.Open(KeyOwner.Person(sheet.UserId), sheet.Answers, new SealContext(EligibilitySheet.Table, "answers", sheet.Id), ct) ?? throw new InvalidOperationException("A sheet without answers.");
        foreach (var (code, answer) in JsonSerializer.Deserialize<Dictionary<string, string>>(text, Json)!)
            if (facts.Find(code) is { } fact && FactValue.Read(fact, answer) is { } value) known = known.With(fact, value);
        return known;
    }

    public ValueTask<SealedText> Seal(EligibilityResult result, KeptResult kept, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(result.UserId), JsonSerializer.Serialize(kept, Json), new SealContext(EligibilityResult.Table, "outcome", result.Id), ct);

    public async ValueTask<KeptResult> Open(EligibilityResult result, CancellationToken ct) => JsonSerializer.Deserialize<KeptResult>(
        await vault.Open(KeyOwner.Person(result.UserId), result.Outcome, new SealContext(EligibilityResult.Table, "outcome", result.Id), ct) ?? throw new InvalidOperationException("A result without outcome."), Json)!;
}

internal sealed class EligibilitySheetConfiguration : IEntityTypeConfiguration<EligibilitySheet>
{
    public void Configure(EntityTypeBuilder<EligibilitySheet> builder)
    {
        builder.PersonOwned();
        builder.ToTable(EligibilitySheet.Table);
        builder.Property(s => s.Version).IsRowVersion();
        builder.HasIndex(s => s.UserId).IsUnique();
    }
}

internal sealed class EligibilityResultConfiguration : IEntityTypeConfiguration<EligibilityResult>
{
    public void Configure(EntityTypeBuilder<EligibilityResult> builder)
    {
        builder.PersonOwned();
        builder.ToTable(EligibilityResult.Table);
        builder.Property(r => r.RuleCode).HasMaxLength(RuleDocument.CodeMax);
        builder.Property(r => r.Version).IsRowVersion();
    }
}

internal sealed class EligibilityDueConfiguration : IEntityTypeConfiguration<EligibilityDue>
{
    public void Configure(EntityTypeBuilder<EligibilityDue> builder)
    {
        builder.PlatformTable("Scheduled work has to find whose results are to be looked at again; holds ids, the code of a rule and a time.");
        builder.ToTable("eligibility_dues");
        builder.HasKey(d => d.ResultId);
        builder.Property(d => d.RuleCode).HasMaxLength(RuleDocument.CodeMax);
        builder.HasIndex(d => new { d.DueAt, d.UserId });
        builder.HasIndex(d => d.RuleCode);
        builder.HasIndex(d => d.UserId);
    }
}
