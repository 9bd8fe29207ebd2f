using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Folders;

/// <summary>Everything of one search for a new life, grouped, each with how it stands today. Plain forms; it prints.</summary>
public sealed partial class ViewMyFolderPage
{
    private ViewMyFolderResult? _found;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    [SupplyParameterFromForm] private string? Item { get; set; }

    [SupplyParameterFromForm] private string? Note { get; set; }

    private string? Said => Done switch
    {
        "removed" or "restored" or "noted" or "shared" or "closed" => T["ViewMyFolder_Done_" + Done].Value,
        "full" => T["Folder_Full", TalentFolder.Most].Value,
        _ => null,
    };

    [SupplyParameterFromForm] private string? Case { get; set; }

    private Guid ItemId => Guid.TryParse(Item, out var id) ? id : Guid.Empty;

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new ViewMyFolder(), Http.RequestAborted)).OrNotFound(Navigation);

    private static bool IsThere(string group, IReadOnlyList<KeptKind> kinds, ViewMyFolderResult found) =>
        found.Things.Any(item => kinds.Contains(item.Shown.Thing.Kind)) || (group == "pathways" && found.Own.Checklists.Count > 0) || (group == "programmes" && found.OtherResults.Any());

    internal static StatusKind Badge(FolderOwn.Result result) => result switch
    {
        { IsOver: true } => StatusKind.Closed,
        { Verdict: Verdict.Met } => StatusKind.Done,
        { Verdict: Verdict.NotMet } => StatusKind.Closed,
        _ => StatusKind.Waiting,
    };

    private async Task Write()
    {
        if (await Submit(new NoteThing(ItemId, Note)) is not null) Navigation.NavigateTo($"me/folders?done=noted#i-{ItemId}");
    }

    private async Task Remove()
    {
        if (await Submit(new RemoveThing(ItemId, default, null)) is not null) Navigation.NavigateTo("me/folders?done=removed");
    }

    /// <summary>A consultant by name and organisation.</summary>
    private string NameOf(FolderOwn.Consultant one) => $"{one.Name ?? T["ShareFolder_Somebody"].Value} ({one.Tenant.ShortName.In(Languages.Current)})";

    private async Task Share()
    {
        if (await Submit(new ShareFolder(Guid.TryParse(Case, out var id) ? id : Guid.Empty)) is not null) Navigation.NavigateTo("me/folders?done=shared#share");
    }

    private async Task Close()
    {
        if (await Submit(new CloseFolder()) is not null) Navigation.NavigateTo("me/folders?done=closed#share");
    }

    private async Task Restore()
    {
        if (await Submit(new RestoreThing()) is not null) Navigation.NavigateTo("me/folders?done=restored");
    }
}
