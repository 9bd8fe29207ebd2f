using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Files;

namespace TalentPortal.Features.Conversations;

/// <summary>The form with which either side sends a file; an endpoint takes it and leads back to the conversation.</summary>
public sealed partial class FileForm
{
    [Inject] private IStringLocalizer<ConversationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<FilesText> Files { get; set; } = null!;

    /// <summary>Address that takes it.</summary>
    [Parameter, EditorRequired] public required string Action { get; set; }

    /// <summary>The case on whose page it is.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>Key of the text that says why the last file was not taken; it came in the address.</summary>
    [Parameter] public string? Refused { get; set; }

    private string? Why => Refused switch
    {
        null => null,
        "Message_CaseEnded" or "Message_OtherCase" => T[Refused].Value,
        "SendFile_TooMany" => T[Refused, CaseFile.MostPerCase].Value,
        _ when Files[Refused].ResourceNotFound => Files["Files_FormBroken"].Value,
        _ => Files[Refused, Refused == "Files_TooLarge" ? UploadRules.Scans.MaxMegabytes : UploadRules.Scans.KindNames].Value,
    };
}
