using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Folders;

/// <summary>The list that the talent of a case shares with whoever answers for it, while they do and the case goes on. The reading is in the person's access log.</summary>
[Personal]
[Requires(FoldersPermissions.ReadShared)]
public sealed record ViewCaseFolder(Guid CaseId) : IQuery<ViewCaseFolderResult>;

/// <param name="SharedAt">Null while nothing is shared.</param>
public sealed record ViewCaseFolderResult(Guid CaseId, string Reference, IReadOnlyList<SharedThing> Items, DateTimeOffset? SharedAt);

/// <summary>A kept thing as others see it.</summary>
public sealed record SharedThing(ShownThing Shown, Bilingual Title, DateTimeOffset KeptAt);

internal sealed class ViewCaseFolderHandler(PortalDispatcher dispatcher, CurrentCall call, CaseDesk desk, AccessLog access) : IRequestHandler<ViewCaseFolder, Outcome<ViewCaseFolderResult>>
{
    public async Task<Outcome<ViewCaseFolderResult>> Handle(ViewCaseFolder request, CancellationToken ct)
    {
        if (await desk.Own(request.CaseId, ct) is not { TalentUserId: { } person } one || desk.SeesAsCampus(one)) return Outcome.NotFound;
        // Nobody but the person reads the row: the system opens it on their behalf, and only where they say so.
        var shared = one.IsOpen ? await dispatcher.Send(new ReadCaseFolder(one.Id), CallOrigin.System("case-folder", call.RequiredTenant, person), ct) : Outcome.NotFound;
        if (!shared.IsOk) return new ViewCaseFolderResult(one.Id, one.Reference, [], null);
        await access.Record(person, call.RequiredTenant.Name, TalentCase.Purpose, "kept", FieldClass.Sensitive, one.Id, ct);
        return new ViewCaseFolderResult(one.Id, one.Reference, shared.Value.Items, shared.Value.SharedAt);
    }
}
