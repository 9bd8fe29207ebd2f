using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cards;

/// <summary>Whom the person blocked, where they work now, and registered employers by name.</summary>
/// <param name="Search">Part of a name; empty searches nothing.</param>
[SignedIn]
public sealed record BrowseBlocks(string? Search = null) : IQuery<BrowseBlocksResult>;

/// <param name="Present">Where the person works now, as their career record says, and has not blocked by name.</param>
/// <param name="Found">Registered employers with the name that was searched and are not blocked.</param>
public sealed record BrowseBlocksResult(IReadOnlyList<BrowseBlocksResult.Item> Items, IReadOnlyList<string> Present, IReadOnlyList<BrowseBlocksResult.Known> Found)
{
    public const int FoundMost = 20;

    /// <param name="Typed">The name as the person wrote it; null for a registered employer.</param>
    /// <param name="Employer">Name of the registered employer.</param>
    /// <param name="Matches">Registered employers that the written name meets now.</param>
    public sealed record Item(Guid Id, string? Typed, Bilingual? Employer, bool WholeGroup, IReadOnlyList<Bilingual> Matches);

    public sealed record Known(Guid Id, Bilingual Name);
}

internal sealed class BrowseBlocksValidator : AbstractValidator<BrowseBlocks>
{
    public BrowseBlocksValidator() => RuleFor(x => x.Search).IsPlainText(Employer.NameMax, "BlockEmployer_TooLong");
}

internal sealed class BrowseBlocksHandler(AppDb db, CurrentCall call, PortalVault vault, EmployerKeys names, OwnFacts own) : IRequestHandler<BrowseBlocks, Outcome<BrowseBlocksResult>>
{
    public async Task<Outcome<BrowseBlocksResult>> Handle(BrowseBlocks request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var blocks = await db.EmployerBlocks.AsNoTracking().Where(b => b.UserId == user).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).ToListAsync(ct);
        var blocked = blocks.Select(b => b.EmployerId).OfType<Guid>().ToList();
        var registered = await db.Employers.AsNoTracking().Where(e => blocked.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        List<BrowseBlocksResult.Item> items = [];
        foreach (var b in blocks)
        {
            var keys = b.NameKeys;
            IReadOnlyList<Bilingual> matches = keys.Count == 0 ? [] : await db.KnownEmployers.AsNoTracking().Where(e => e.NameKeys!.Any(k => keys.Contains(k))).OrderBy(e => e.CreatedAt).Take(BrowseBlocksResult.FoundMost).Select(e => e.Name).ToListAsync(ct);
            items.Add(new(b.Id, await BlockNames.Open(vault, b, ct), b.EmployerId is { } id ? registered.GetValueOrDefault(id) : null, b.WholeGroup, matches));
        }

        var known = blocks.SelectMany(b => b.NameKeys).ToHashSet(StringComparer.Ordinal);
        List<string> present = [];
        foreach (var name in await own.PresentEmployers(user, ct))
            if (await names.OfTyped(name, ct) is { Count: > 0 } keys && !keys.IsSubsetOf(known)) present.Add(name);
        return new BrowseBlocksResult(items, present, await Find(request.Search, blocked, ct));
    }

    private async Task<IReadOnlyList<BrowseBlocksResult.Known>> Find(string? search, List<Guid> blocked, CancellationToken ct)
    {
        if (Typed.Tidy(search) is not { } asked) return [];
        var pattern = "%" + asked.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
        return await db.KnownEmployers.AsNoTracking().Where(e => !blocked.Contains(e.Id) && (EF.Functions.ILike(e.Name.Zh!, pattern) || EF.Functions.ILike(e.Name.En!, pattern)))
            .OrderBy(e => e.CreatedAt).ThenBy(e => e.Id).Take(BrowseBlocksResult.FoundMost).Select(e => new BrowseBlocksResult.Known(e.Id, e.Name)).ToListAsync(ct);
    }
}
