using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Files;

/// <summary>
/// Reads a form with one file as it arrives: the antiforgery token first, then few small fields and the file, which waits
/// sealed on disk until it is inspected, cleaned and stored. For endpoints that take an <see cref="HttpContext"/>, so that
/// nothing has read the body before.
/// </summary>
public sealed class MultipartUpload : IDisposable
{
    /// <summary>What a form may be longer than its file, in bytes.</summary>
    public const int FormAllowance = 128 * 1024;

    private const int MaxFields = 50;
    private const int MaxFieldBytes = 16 * 1024;
    private const int MaxFieldsBytes = 64 * 1024;
    private const int MaxNameLength = 100;
    private const int MaxBoundaryLength = 100;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly SealedFileStore _store;
    private readonly IAntiforgery _antiforgery;
    private readonly AntiforgeryOptions _options;
    private readonly InspectionSlots _slots = new();

    public MultipartUpload(SealedFileStore store, IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options) =>
        (_store, _antiforgery, _options) = (store, antiforgery, options.Value);

    /// <summary>Receives the form. The token's field must come before the file, as it does when it stands first in the form.</summary>
    /// <param name="owner">Whose data key seals the file.</param>
    public Task<UploadOutcome> Receive(HttpContext http, KeyOwner owner, UploadRules rules, CancellationToken ct) =>
        Receive(http, rules, form => Keep(owner, rules, form, ct), ct);

    /// <summary>Receives the form of a small document that is read at once and not stored as a file. The token's field must come before the file.</summary>
    /// <param name="rules">With a <see cref="UploadRules.Documents"/>; the whole file is held in memory.</param>
    /// <returns><see cref="UploadOutcome.Received"/> or <see cref="UploadOutcome.Refused"/>.</returns>
    public Task<UploadOutcome> ReceiveInMemory(HttpContext http, UploadRules rules, CancellationToken ct) =>
        Receive(http, rules, form => Whole(rules, form, ct), ct);

    /// <summary>Reads a form whose file is not taken in any case: the reason is for whoever has the token, and browsers show an answer only when they could send everything.</summary>
    public Task<UploadOutcome> Decline(HttpContext http, UploadRules rules, TextKey reason, CancellationToken ct) =>
        Receive(http, rules, form => Task.FromResult<UploadOutcome>(new UploadOutcome.Refused(reason, StatusCodes.Status422UnprocessableEntity, form.Fields)), ct);

    private async Task<UploadOutcome> Receive(HttpContext http, UploadRules rules, Func<Form, Task<UploadOutcome>> finish, CancellationToken ct)
    {
        var form = new Form();
        try
        {
            return await Read(http, rules, form, finish, ct);
        }
        catch (RefusalException e)
        {
            return new UploadOutcome.Refused(e.Reason, e.Status, form.Fields);
        }
        catch (FileTooLongException)
        {
            return TooLarge(rules, form);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(rules, form);
        }
        catch (FileStoreException)
        {
            return new UploadOutcome.Refused(new TextKey("Files_StoreFull"), StatusCodes.Status503ServiceUnavailable, form.Fields);
        }
        catch (Exception e) when ((e is IOException or InvalidDataException or BadHttpRequestException) && !ct.IsCancellationRequested)
        {
            return new UploadOutcome.Refused(new TextKey("Files_FormBroken"), StatusCodes.Status400BadRequest, form.Fields);
        }
    }

    /// <summary>Takes a file that already lies in memory, as if a form had brought it: inspected, cleaned, sealed.</summary>
    /// <exception cref="InvalidOperationException">The file is refused.</exception>
    public async Task<FileReceipt> Receive(KeyOwner owner, UploadRules rules, string name, Memory<byte> content, CancellationToken ct)
    {
        try
        {
            return await Take(owner, rules, name, null, content, ct);
        }
        catch (RefusalException e)
        {
            throw new InvalidOperationException($"The file {name} is refused: {e.Reason.Name}", e);
        }
    }

    public void Dispose() => _slots.Dispose();

    private static UploadOutcome.Refused TooLarge(UploadRules rules, Form form) =>
        new(new TextKey("Files_TooLarge", rules.MaxMegabytes), StatusCodes.Status413PayloadTooLarge, form.Fields);

    private async Task<UploadOutcome> Read(HttpContext http, UploadRules rules, Form form, Func<Form, Task<UploadOutcome>> finish, CancellationToken ct)
    {
        var most = (long)rules.MaxBytes + FormAllowance;
        if (http.Request.ContentLength > most) throw new FileTooLongException(rules.MaxBytes);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = most;
        var reader = new MultipartReader(Boundary(http.Request), http.Request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 8 * 1024 };
        try
        {
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part) || part.DispositionType != "form-data") throw Broken();
                var name = HeaderUtilities.RemoveQuotes(part.Name).ToString();
                if (name.Length is 0 or > MaxNameLength) throw Broken();
                if (part.FileName.HasValue || part.FileNameStar.HasValue) await ReadFile(part, section, rules, form, ct);
                else await ReadField(http, name, section, form, ct);
            }

            if (!form.IsTrusted) throw Expired();
            if (form.Refusal is { } refusal) throw new RefusalException(refusal, StatusCodes.Status422UnprocessableEntity);
            if (form.Spool is null) throw new RefusalException(new TextKey("Files_NoneChosen"), StatusCodes.Status422UnprocessableEntity);
            return await finish(form);
        }
        finally
        {
            if (form.Spool is not null) await form.Spool.DisposeAsync();
        }
    }

    private async Task ReadField(HttpContext http, string name, MultipartSection section, Form form, CancellationToken ct)
    {
        var value = await ReadText(section.Body, ct);
        if (form.Fields.Count >= MaxFields || (form.FieldBytes += value.Length + name.Length) > MaxFieldsBytes) throw Broken();
        if (name != _options.FormFieldName)
        {
            // Of a name used twice the last counts, as a hidden field before a checkbox means it.
            form.Fields[name] = value;
            return;
        }

        // The antiforgery service would read the whole form to find its token, so it gets the token as a header.
        http.Request.Headers[_options.HeaderName ?? throw new InvalidOperationException("Antiforgery needs a header name.")] = value;
        form.IsTrusted = await _antiforgery.IsRequestValidAsync(http);
        if (!form.IsTrusted) throw Expired();
    }

    private async Task ReadFile(ContentDispositionHeaderValue part, MultipartSection section, UploadRules rules, Form form, CancellationToken ct)
    {
        if (!form.IsTrusted) throw Expired();
        // Browsers escape quotes, CR and LF in names as %22, %0D and %0A, and write everything else as it is.
        var name = HeaderUtilities.RemoveQuotes(part.FileName).ToString().Replace("%22", "\"", StringComparison.Ordinal);
        if (name.Length == 0 && await section.Body.ReadAsync(new byte[1], ct) == 0) return;
        if (form.Spool is not null || form.Refusal is not null) throw new RefusalException(new TextKey("Files_OneOnly"), StatusCodes.Status422UnprocessableEntity);
        (form.FileName, form.FileType) = (name, section.ContentType);
        form.Refusal = FileNames.Judge(name, rules, out _, out _);
        if (form.Refusal is not null)
        {
            // Read on to the end of the form: browsers show an answer only when they could send everything.
            await Skip(section.Body, rules.MaxBytes, ct);
            return;
        }

        form.Spool = new FileSpool(_store.Folder);
        await form.Spool.Fill(section.Body, rules.MaxBytes, ct);
    }

    private static async Task Skip(Stream body, int maxBytes, CancellationToken ct)
    {
        var buffer = new byte[8 * 1024];
        for (var length = 0; await body.ReadAsync(buffer, ct) is var got and > 0;)
            if ((length += got) > maxBytes) throw new FileTooLongException(maxBytes);
    }

    private async Task<UploadOutcome> Keep(KeyOwner owner, UploadRules rules, Form form, CancellationToken ct)
    {
        var spool = form.Spool!;
        using var slot = await _slots.Enter(ct);
        var content = slot.Buffer[..spool.Length];
        await spool.ReadAll(content, ct);
        return new UploadOutcome.Stored(await Take(owner, rules, form.FileName, form.FileType, content, ct), form.Fields);
    }

    private static async Task<UploadOutcome> Whole(UploadRules rules, Form form, CancellationToken ct)
    {
        var content = new byte[form.Spool!.Length];
        await form.Spool.ReadAll(content, ct);
        FileNames.Judge(form.FileName, rules, out _, out var cleanName);
        return new UploadOutcome.Received(content, cleanName, form.Fields);
    }

    private async Task<FileReceipt> Take(KeyOwner owner, UploadRules rules, string? name, string? type, Memory<byte> content, CancellationToken ct)
    {
        var verdict = FileInspector.Inspect(name, type, content, rules);
        if (verdict is FileVerdict.Refused refused) throw new RefusalException(refused.Reason, StatusCodes.Status422UnprocessableEntity);
        var accepted = (FileVerdict.Accepted)verdict;
        var (clean, metadata) = MetadataCleaner.Clean(accepted.Kind, content);
        using var stream = new ReadOnlyMemoryStream(clean);
        var stored = await _store.Save(owner, stream, long.MaxValue, ct);
        return new(stored.StorageName, accepted.Kind, stored.Length, stored.Sha256, accepted.CleanName, metadata);
    }

    private static async Task<string> ReadText(Stream body, CancellationToken ct)
    {
        var buffer = new byte[MaxFieldBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        if (length > MaxFieldBytes) throw Broken();
        try
        {
            return StrictUtf8.GetString(buffer, 0, length);
        }
        catch (DecoderFallbackException)
        {
            throw Broken();
        }
    }

    private static string Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data") throw Broken();
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= MaxBoundaryLength ? boundary : throw Broken();
    }

    private static RefusalException Broken() => new(new TextKey("Files_FormBroken"), StatusCodes.Status400BadRequest);

    private static RefusalException Expired() => new(new TextKey("Files_FormExpired"), StatusCodes.Status400BadRequest);

    private sealed class RefusalException(TextKey reason, int status) : Exception(reason.Name)
    {
        public TextKey Reason { get; } = reason;

        public int Status { get; } = status;
    }

    /// <summary>What was read so far.</summary>
    private sealed class Form
    {
        public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

        public int FieldBytes { get; set; }

        public bool IsTrusted { get; set; }

        public FileSpool? Spool { get; set; }

        public string? FileName { get; set; }

        public string? FileType { get; set; }

        public TextKey? Refusal { get; set; }
    }
}
