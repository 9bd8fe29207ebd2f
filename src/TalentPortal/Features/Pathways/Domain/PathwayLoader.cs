using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>Brings the ways of a release into rows of the desk.</summary>
internal sealed class PathwayLoader(AppDb db, TimeProvider clock) : IContentLoader
{
    private const string Folder = "pathways";

    /// <summary>Behind guides and rules, which ways name.</summary>
    public int Order => 40;

    public async Task Load(ContentLoading loading, CancellationToken ct)
    {
        var (now, desk) = (clock.GetUtcNow(), ContentDesk.Id);
        var files = loading.Names(Folder, ".json").Select(name => (Name: name, Document: PathwayDocument.Read(name, loading.Files[name]))).ToList();
        var world = new World(loading);
        foreach (var (name, document) in files)
        {
            if (world.Faults(name, document).FirstOrDefault() is { } fault) throw new ContentException(name, 0, fault);
            PathwayProgram.Compile(document, world.Vocabulary);
        }

        var known = await db.Pathways.Where(p => p.TenantId == desk).ToDictionaryAsync(p => p.Slug, StringComparer.Ordinal, ct);
        var changed = 0;
        foreach (var (name, document) in files.Where(file => loading.IsNew(file.Name)))
        {
            if (known.TryGetValue(document.Key, out var row)) row.Take(document, loading.Files[name], now);
            else db.Pathways.Add(Pathway.FromRelease(desk, document, loading.Files[name], now));
            changed++;
        }

        loading.Count(Folder, changed);
    }

    /// <summary>What a way may name.</summary>
    private sealed class World(ContentLoading loading)
    {
        private readonly HashSet<string> _guides = NamesOf(loading, "guides", ".md");
        private readonly HashSet<string> _rules = NamesOf(loading, "rules", ".json");

        public RuleVocabulary Vocabulary { get; } = RuleVocabulary.Of(FactCatalogue.Released, loading.Ledger.ParameterBook);

        public IEnumerable<string> Faults(string name, PathwayDocument document)
        {
            var claims = loading.Ledger.ClaimBook;
            if (document.Key != Path.GetFileNameWithoutExtension(name)) yield return $"the key is '{document.Key}'";
            if (loading.Files[name].Length > Pathway.BodyMax) yield return "is too long";
            if (document.Place != ParameterBook.Everywhere && ReferenceData.Divisions.Find(document.Place) is null) yield return $"the place {document.Place} is unknown";
            if (document.Guides.FirstOrDefault(key => !_guides.Contains(key)) is { } guide) yield return $"names the unknown guide {guide}";
            if (document.Rules.FirstOrDefault(code => !_rules.Contains(code)) is { } rule) yield return $"names the unknown rule {rule}";
            if (document.ClaimsIn(Language.Chinese).Concat(document.ClaimsIn(Language.English)).FirstOrDefault(code => claims.Find(code) is null) is { } claim) yield return $"names the unknown claim {claim}";
            foreach (var step in document.Steps)
            {
                if (step.Line is not null && TaskPlan.Current.Find(step.Line) is null) yield return $"the step {step.Code} is the unknown task {step.Line}";
                if (step.Papers.FirstOrDefault(paper => paper.Kind is not null && DocumentKinds.Find(paper.Kind) is null) is { } paper) yield return $"the step {step.Code} needs the unknown paper {paper.Kind}";
                if (step.Fee is { } fee && claims.Find(fee.Claim)?.Value is null) yield return $"the step {step.Code} has a fee without a figure";
                if (step.Deadline is { } deadline && loading.Ledger.ParameterBook.All.All(one => one.Code != deadline.Parameter)) yield return $"the step {step.Code} has the unknown time {deadline.Parameter}";
            }
        }

        /// <summary>Rules of several days have the day behind their code.</summary>
        private static HashSet<string> NamesOf(ContentLoading loading, string folder, string ending) =>
            loading.Names(folder, ending).Select(name => Path.GetFileNameWithoutExtension(name).Split('@')[0]).ToHashSet(StringComparer.Ordinal);
    }
}
