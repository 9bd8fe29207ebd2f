using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Sources;

/// <summary>
/// Brings a release's content into the desk's rows: what is new or has changed, and nothing that somebody edited since.
/// All of it or, where a file is faulty, nothing.
/// </summary>
/// <param name="Files">Text of each file by its path; null takes those of this release.</param>
[SystemOnly]
public sealed record LoadContent(IReadOnlyDictionary<string, string>? Files = null) : ICommand<LoadContentResult>;

/// <param name="Changes">Rows that were added or changed, by kind.</param>
public sealed record LoadContentResult(IReadOnlyDictionary<string, int> Changes);

internal sealed class LoadContentValidator : AbstractValidator<LoadContent>
{
    public LoadContentValidator() => RuleForEach(x => x.Files).Must(file => file.Key.Length <= ContentLoad.FileMax);
}

internal sealed class LoadContentHandler(AppDb db, CurrentCall call, IEnumerable<IContentLoader> loaders, PublicChanges changes, TimeProvider clock) : IRequestHandler<LoadContent, Outcome<LoadContentResult>>
{
    public async Task<Outcome<LoadContentResult>> Handle(LoadContent request, CancellationToken ct)
    {
        if (call.Tenant is not { IsDesk: true } desk) return Outcome.NotFound;
        var files = request.Files ?? ContentFiles.All.ToDictionary(name => name, ContentFiles.Read, StringComparer.Ordinal);
        var known = await db.ContentLoads.AtTenantOf(call).ToDictionaryAsync(load => load.File, StringComparer.Ordinal, ct);
        var ledger = request.Files is null ? ReleasedLedger.Current : new ReleasedLedger([.. files.Keys.Order(StringComparer.Ordinal)], name => files[name]);
        var loading = new ContentLoading(files, known.ToDictionary(load => load.Key, load => load.Value.Digest, StringComparer.Ordinal), ledger);
        foreach (var loader in loaders.OrderBy(loader => loader.Order)) await loader.Load(loading, ct);
        var now = clock.GetUtcNow();
        foreach (var (file, text) in files.Where(file => loading.IsNew(file.Key)))
        {
            var digest = ContentLoading.DigestOf(text);
            if (known.TryGetValue(file, out var load)) load.Again(digest, now);
            else db.ContentLoads.Add(ContentLoad.Of(desk.Id, file, digest, now));
        }

        if (loading.Changes.Count > 0) changes.Everywhere();
        return new LoadContentResult(loading.Changes);
    }
}
