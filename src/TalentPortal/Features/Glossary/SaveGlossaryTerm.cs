using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Glossary;

/// <summary>Adds a term to the tenant's own, changes one, or takes a retired one up again. Holds from the next search on.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Others">What stands for it, one a line.</param>
/// <param name="Version">What a change is based on.</param>
[Requires(GlossaryPermissions.Edit)]
public sealed record SaveGlossaryTerm(Guid? Id, string? Term, string? Others, GlossaryWay Way, uint? Version) : ICommand<SaveGlossaryTermResult>
{
    /// <summary>The longest text of all lines.</summary>
    public const int OthersLengthMax = GlossaryTerm.OthersMax * (GlossaryTerm.TermMax + 2);

    /// <summary>The lines, each once.</summary>
    internal IReadOnlyList<string> Lines => [.. (Others ?? "").Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
}

public sealed record SaveGlossaryTermResult(Guid Id);

internal sealed class SaveGlossaryTermValidator : AbstractValidator<SaveGlossaryTerm>
{
    public SaveGlossaryTermValidator()
    {
        RuleFor(x => x.Term).Must(IsTerm).Says("SaveGlossaryTerm_TermUnfit", GlossaryTerm.TermMax);
        RuleFor(x => x.Others).Must(text => text is null || text.Length <= SaveGlossaryTerm.OthersLengthMax).Says("SaveGlossaryTerm_OthersUnfit", GlossaryTerm.OthersMax, GlossaryTerm.TermMax);
        RuleFor(x => x.Others).Must((request, _) => request.Lines is { Count: > 0 and <= GlossaryTerm.OthersMax } lines && lines.All(IsTerm)).Says("SaveGlossaryTerm_OthersUnfit", GlossaryTerm.OthersMax, GlossaryTerm.TermMax);
        RuleFor(x => x.Others).Must((request, _) => request.Lines.All(line => SearchGlossary.KeyOf(line) != SearchGlossary.KeyOf(request.Term ?? ""))).Says("SaveGlossaryTerm_SameTerm");
        RuleFor(x => x.Way).IsInEnum().Says("SaveGlossaryTerm_WayUnfit");
    }

    /// <summary>Something that can be searched: a single character of Chinese would turn up everywhere.</summary>
    private static bool IsTerm(string? text) =>
        text?.Trim() is { Length: > 0 and <= GlossaryTerm.TermMax } term && term == TextNormaliser.Clean(term) && !term.Any(char.IsControl)
        && SearchTokens.UnitsOf(term) is { Count: > 0 } units && (units.Count > 1 || !units[0].IsCjk);
}

internal sealed class SaveGlossaryTermHandler(AppDb db, CurrentCall call, Audit audit, PublicChanges changes, TimeProvider clock) : IRequestHandler<SaveGlossaryTerm, Outcome<SaveGlossaryTermResult>>
{
    public async Task<Outcome<SaveGlossaryTermResult>> Handle(SaveGlossaryTerm request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, key) = (clock.GetUtcNow(), SearchGlossary.KeyOf(request.Term!));
        GlossaryTerm? term;
        if (request.Id is { } id)
        {
            term = await db.GlossaryTerms.AtTenantOf(call).SingleOrDefaultAsync(t => t.Id == id, ct);
            if (term is null) return Outcome.NotFound;
            if (term.Version != request.Version) return Outcome.Conflict;
        }
        else
        {
            var terms = await db.GlossaryTerms.AsNoTracking().AtTenantOf(call).Where(t => t.IsPublic).Select(t => new { t.Term, t.Way }).ToListAsync(ct);
            if (terms.Count >= GlossaryTerm.TermsMax) return Outcome.Invalid(nameof(request.Term), new TextKey("SaveGlossaryTerm_TooMany", GlossaryTerm.TermsMax));
            if (terms.Exists(t => t.Way == request.Way && SearchGlossary.KeyOf(t.Term) == key)) return Outcome.Invalid(nameof(request.Term), "SaveGlossaryTerm_Known");
            db.GlossaryTerms.Add(term = GlossaryTerm.Of(tenant.Id, now));
        }

        term.Say(request.Term!.Trim(), request.Lines, request.Way, now);
        changes.At(tenant.Id);
        audit.Write("glossary.save", term.Id);
        return new SaveGlossaryTermResult(term.Id);
    }
}
